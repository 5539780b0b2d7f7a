/**
 * Builds `dist` below a checkout, unless what is there is newer than every source.
 * @param root folder of the checkout
 * @param parts paths below it of what is started
 * @returns whether anything was built
 * @throws when a source has an error; what was built before stays
 */
export function buildProgram(root?: string, parts?: readonly string[]): Promise<boolean>;
