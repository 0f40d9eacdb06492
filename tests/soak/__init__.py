"""A shop's life at random: writers, runs, crashes, faults and operators in any order, and Amazon right in the end."""
