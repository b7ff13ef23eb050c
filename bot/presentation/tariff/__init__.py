"""What /tariff says: rates of a good or a code, compared, and whether something is so."""
