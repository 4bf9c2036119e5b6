"""Reports: the map of participation, attendance, the press sentence, trends."""
