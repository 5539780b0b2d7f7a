-- Accounts of members: the organisation whose records such an account keeps; empty for the office's.
ALTER TABLE users ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
