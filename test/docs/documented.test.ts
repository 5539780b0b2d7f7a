import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, settingDescriptions } from '../../src/config.ts';
import { COMMANDS } from '../../src/cli.ts';

const settings = readFileSync('docs/reference/settings.md', 'utf8');
const commands = readFileSync('docs/reference/commands.md', 'utf8');

describe('the documentation', () => {
  it.each(Object.keys(settingDescriptions()))(
    'describes the setting %s with its environment name',
    (name) => {
      const row = settings.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, `docs/reference/settings.md has no row for ${name}`).toBeDefined();
      expect(row).toContain(`\`${ENVIRONMENT[name as keyof typeof ENVIRONMENT]}\``);
    },
  );

  it.each(COMMANDS.map((c) => c.name))(
    'describes the command %s with every flag of its help',
    (name) => {
      const section = commands
        .split(/^## /m)
        .find((part) => part.startsWith(`collimate ${name}\n`));
      expect(
        section,
        `docs/reference/commands.md has no section "collimate ${name}"`,
      ).toBeDefined();
      const help = execFileSync('node', ['dist/bin.mjs', name, '--help'], { encoding: 'utf8' });
      const flags = [...help.matchAll(/^\s+(?:-\w, )?(--[a-z][a-z-]*)/gm)]
        .map((m) => m[1] ?? '')
        .filter((f) => f !== '--help');
      for (const flag of flags) expect(section, `${name} ${flag}`).toContain(flag);
    },
  );
});
