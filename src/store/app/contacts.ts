/** Whom the office writes to at a member. Entered by the office, never published. */
import type { AppDb } from './database.ts';

export interface Contact {
  organisation: string;
  name: string;
  email: string;
  lang: string;
  /** UTC instant of the last time it was entered or used. */
  noted: string;
}

export function contactOf(db: AppDb, organisation: string): Contact | undefined {
  return db.sql.prepare('SELECT * FROM contacts WHERE organisation = ?').get(organisation) as
    Contact | undefined;
}

export function putContact(db: AppDb, contact: Omit<Contact, 'noted'>): void {
  db.sql
    .prepare(
      `INSERT INTO contacts (organisation, name, email, lang, noted) VALUES (@organisation, @name, @email, @lang, @noted)
    ON CONFLICT (organisation) DO UPDATE SET name = excluded.name, email = excluded.email, lang = excluded.lang, noted = excluded.noted`,
    )
    .run({ ...contact, noted: db.now().toISOString() });
}

export function contactsByEmail(db: AppDb, email: string): Contact[] {
  return db.sql
    .prepare('SELECT * FROM contacts WHERE lower(email) = lower(?)')
    .all(email) as Contact[];
}

export function removeContacts(db: AppDb, email: string): number {
  return db.sql.prepare('DELETE FROM contacts WHERE lower(email) = lower(?)').run(email).changes;
}

export function removeContactsNotedBefore(db: AppDb, before: string): number {
  return db.sql.prepare('DELETE FROM contacts WHERE noted < ?').run(before).changes;
}
