/**
 * JSON with figures kept as they are written where a number would change them (`1.10`, `1e3`, more
 * digits than a number holds) and without the NaN and Infinity of Python, which say nothing.
 */
export function parseJson(text: string): unknown {
  const kept = text
    .replace(/^\ufeff/, '')
    .replace(/"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)|-?\d[\d.eE+-]*/gs, (token) => {
      if (token.startsWith('"')) return token;
      if (/[NI]/.test(token)) return 'null';
      return JSON_NUMBER.test(token) && String(Number(token)) !== token ? `"${token}"` : token;
    });
  return JSON.parse(kept);
}
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
