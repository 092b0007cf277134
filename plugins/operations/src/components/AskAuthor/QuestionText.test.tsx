import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Visibility } from '@operate-first/plugin-operations-common';
import { screen, waitFor } from '@testing-library/react';
import { QuestionText } from './QuestionText';

const LONG = { timeout: 20_000 };
const READ = /Everybody will read the quoted lines, too/;
const HTML = /HTML is left out/;
const LOG = 'What it says:\n\n```\npayments starts\n```\n\nWhy?';

describe('the text of a question', () => {
  it.each<[string, string, Visibility | undefined, RegExp[]]>([
    ['a log that everybody will read', LOG, 'public', [READ]],
    ['a log of an internal question', LOG, 'internal', []],
    ['words that everybody will read', 'Why?', 'public', []],
    ['an answer with a log', LOG, undefined, []],
    ['HTML', 'Hello <b>you</b>', 'internal', [HTML]],
    [
      'a script and a log',
      `<script>x</script>\n${LOG}`,
      'public',
      [READ, HTML],
    ],
    ['a picture', '<img src=x onerror=alert(1)> why?', undefined, [HTML]],
    [
      'HTML that is shown, and other angles',
      'In `<b>` and\n\n```\n<b>\n```\n<!-- Say it. --> a < b > c, <https://example.org>',
      undefined,
      [],
    ],
  ])('says of %s what one would not see', async (_, value, reads, said) => {
    renderInTestApp(
      <QuestionText value={value} reads={reads} onChange={() => {}} />,
    );
    await screen.findByRole('textbox', undefined, LONG);
    for (const one of [READ, HTML]) {
      await waitFor(() =>
        expect(screen.queryAllByText(one)).toHaveLength(
          said.includes(one) ? 1 : 0,
        ),
      );
    }
  });
});
