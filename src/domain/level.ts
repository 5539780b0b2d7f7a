/**
 * Who may see a statement: everybody, or members of the cluster (and the office). Each level is a
 * build of its own, made of what it may see and nothing else, so that nothing leaks by a count, a
 * suggestion or a ranking.
 */
export const LEVELS = ['public', 'members'] as const;
export type Level = (typeof LEVELS)[number];

/** Folder of the members' build inside the data folder; missing where nothing is for members only. */
export const MEMBERS_FOLDER = 'members';
