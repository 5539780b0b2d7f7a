/** Forms with files as no browser sends them. */
export interface BrokenForm {
  what: string;
  type: string;
  body: string;
}

const BOUND = 'multipart/form-data; boundary=b';
const part = (head: string, body: string): string =>
  `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const file = (name: string, body: string): string => part(`name="file"; filename="${name}"`, body);
const END = '--b--\r\n';
const MB = 1_000_000;

export const BROKEN_FORMS: readonly BrokenForm[] = [
  { what: 'no boundary', type: 'multipart/form-data', body: file('a.csv', 'id,name') + END },
  { what: 'another boundary', type: `${BOUND}x`, body: file('a.csv', 'id,name') + END },
  { what: 'no part', type: BOUND, body: 'nothing' },
  { what: 'nothing', type: BOUND, body: '' },
  { what: 'no end', type: BOUND, body: '--b\r\nContent-Disposition: form-data; name="file"; fi' },
  { what: 'an end within the file', type: BOUND, body: file('a.csv', 'id,name').slice(0, -4) },
  { what: 'a head without an end', type: BOUND, body: `--b\r\n${'x'.repeat(200_000)}` },
  { what: 'many heads', type: BOUND, body: `--b\r\n${'A: b\r\n'.repeat(5_000)}\r\nx\r\n${END}` },
  {
    what: 'a list of hundreds of millions',
    type: BOUND,
    body: part('name="a[999999999]"', '') + END,
  },
  { what: 'lists in lists', type: BOUND, body: part(`name="a${'[b]'.repeat(50)}"`, '') + END },
  { what: 'a name of the language', type: BOUND, body: part('name="__proto__"', 'x') + END },
  { what: 'no name', type: BOUND, body: part('filename="a.csv"', 'x') + END },
  { what: 'a long name', type: BOUND, body: part(`name="${'a'.repeat(5_000)}"`, 'x') + END },
  {
    what: 'a file under another name',
    type: BOUND,
    body: part('name="other"; filename="a.csv"', 'x') + END,
  },
  { what: 'two files', type: BOUND, body: file('a.csv', 'x') + file('b.csv', 'x') + END },
  { what: 'many fields', type: BOUND, body: part('name="a"', 'x').repeat(3_000) + END },
  { what: 'a long field', type: BOUND, body: part('name="outline"', 'x'.repeat(2 * MB)) + END },
  {
    what: 'many long fields',
    type: BOUND,
    body: part('name="a"', 'x'.repeat(0.9 * MB)).repeat(40) + END,
  },
  { what: 'a long file', type: BOUND, body: file('a.csv', 'x'.repeat(11 * MB)) + END },
  {
    what: 'a form in a form',
    type: BOUND,
    body: `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n${END}`,
  },
  { what: 'a form that says it is text', type: 'text/plain', body: file('a.csv', 'x') + END },
  { what: 'a form that says it is JSON', type: 'application/json', body: file('a.csv', 'x') + END },
  {
    what: 'a form that says it is another form',
    type: 'application/x-www-form-urlencoded',
    body: file('a.csv', 'x') + END,
  },
];
