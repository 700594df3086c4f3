"""What a fund has to tell, for feed readers and calendars: made from the records, never from when a site is built."""
