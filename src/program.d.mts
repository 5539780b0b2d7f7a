/** Address of the module of the command line, for the checkout at `root`. */
export function commandLine(root?: string): Promise<string>;
