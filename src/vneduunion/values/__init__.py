"""Values: equal by content, with parsing, printing and laws."""
