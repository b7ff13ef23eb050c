"""The Discord side, against a Discord of our own and against simcord."""
