"""`python -m sqlbridge`: the same program as the `sqlbridge` command."""

from sqlbridge.commands import run

if __name__ == "__main__":
    run()
