"""What others are told of an installation without asking: monitors, metrics, pings, mails. Amazon is not asked."""
