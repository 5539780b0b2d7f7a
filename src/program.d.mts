/** Address of the module of the command line, for the checkout at `root`. */
export function commandLine(root?: string): Promise<string>;
/** Address of the module of a part that is started as a process of its own. */
export function programPart(name: string, root?: string): Promise<string>;
