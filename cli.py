"""`python cli.py ...` in a checkout: the same program as the installed `sqlbridge` command."""

from sqlbridge.commands import run

if __name__ == "__main__":
    run()
