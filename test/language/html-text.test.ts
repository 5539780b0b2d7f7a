import { describe, expect, it } from 'vitest';
import { htmlText } from '../../src/language/html-text.ts';

describe('words of HTML', () => {
  it.each([
    ['plain words stay', 'plain words stay'],
    ['<p>one</p><p>two &amp; three</p>', 'one\ntwo & three'],
    ['lines of &lt;1&nbsp;nm', 'lines of <1 nm'],
    ['100 &#176;C and 3 &#xB5;m', '100 °C and 3 µm'],
    ['a < b and c > d', 'a < b and c > d'],
    ['&unknown; stays', '&unknown; stays'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['&#0;&#7;x', 'x'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});
