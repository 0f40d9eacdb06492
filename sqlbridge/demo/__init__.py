"""The demo: a private server, a demo shop, and the story that is told with them."""
