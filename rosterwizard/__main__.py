"""`python -m rosterwizard` does what the command `rosterwizard` does."""

from rosterwizard.cli.main import main

if __name__ == "__main__":
    main()
