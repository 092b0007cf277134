import { readPostMortem } from '@operate-first/plugin-operations-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem, serviceOf } from '../../__fixtures__/operations';
import {
  fakeShelf,
  MARKDOWN,
  postMortemOf,
} from '../../__fixtures__/postMortems';
import { renderOperations } from '../../__testUtils__/renderOperations';
import { keep, readKept } from './kept';

const LONG = { timeout: 20_000 };
const EDIT = 'post-mortems/PM-7/edit';

const world = (shelf = fakeShelf()) =>
  fakeOperations({
    services: [serviceOf('payments')],
    postMortems: shelf.api,
  });

const field = () =>
  screen.findByRole(
    'textbox',
    { name: 'Text in Markdown, with its front matter' },
    LONG,
  );

/** Typing letter by letter into so much text is slow, and no different. */
async function write(text: string) {
  fireEvent.change(await field(), { target: { value: text } });
}

const saved = (shelf: ReturnType<typeof fakeShelf>) =>
  shelf.details.get('PM-7')?.working?.markdown;

beforeEach(() => window.localStorage.clear());

describe('the editor of a post-mortem', () => {
  it('begins with what was published, shows how it will look, and saves by itself', async () => {
    const shelf = fakeShelf();
    const { container } = renderOperations(world(shelf), EDIT);
    expect(await field()).toHaveValue(MARKDOWN);
    expect(
      await screen.findByRole('heading', { name: 'What went well' }, LONG),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await write(`${MARKDOWN}\n## More\n\nLearnt.\n`);
    expect(screen.getByText('Not saved yet')).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'More' }, LONG),
    ).toBeVisible();
    await waitFor(() => expect(saved(shelf)).toMatch(/## More/), LONG);
    expect(await screen.findByText(/^Saved /, {}, LONG)).toBeVisible();
    expect(readKept('PM-7')).toBeUndefined();
  });

  it('keeps in the browser what could not be saved, and brings it back', async () => {
    const shelf = fakeShelf();
    const api = world(shelf);
    const failing = {
      ...api,
      writePostMortem: async () => {
        throw problem(503, 'The database is locked.');
      },
    };
    const page = renderOperations(failing, EDIT);
    await write(`${MARKDOWN}Mine.\n`);
    expect(
      await screen.findByText(
        'Not saved: The database is locked. What you wrote is kept in this browser.',
        {},
        LONG,
      ),
    ).toBeVisible();
    page.unmount();
    renderOperations(api, EDIT);
    expect(
      await screen.findByText(/text of yours that was never saved/, {}, LONG),
    ).toBeVisible();
    expect(await field()).toHaveValue(`${MARKDOWN}Mine.\n`);
    await waitFor(() => expect(saved(shelf)).toMatch(/Mine/), LONG);
  });

  it('never writes over what somebody else has saved', async () => {
    const shelf = fakeShelf();
    renderOperations(world(shelf), EDIT);
    await field();
    shelf.saveElsewhere('PM-7', `${MARKDOWN}Theirs.\n`);
    await write(`${MARKDOWN}Mine.\n`);
    const notice = await screen.findByRole(
      'region',
      { name: 'How yours differs from what is saved' },
      LONG,
    );
    expect(notice).toHaveTextContent(/-Theirs\..*\+Mine\./);
    expect(notice).not.toHaveTextContent(/@@|---/);
    expect(screen.getByRole('alert')).toHaveTextContent(
      /Bob Example saved it .*One line of theirs \(−\) is not in yours. One line of yours \(\+\) is not in theirs./,
    );
    expect(saved(shelf)).toMatch(/Theirs/);
    expect(await field()).toHaveValue(`${MARKDOWN}Mine.\n`);
    await userEvent.click(
      screen.getByRole('button', { name: 'Save mine over it' }),
    );
    await waitFor(() => expect(saved(shelf)).toMatch(/Mine/), LONG);
    await waitFor(
      () =>
        expect(
          screen.queryByRole('button', { name: 'Save mine over it' }),
        ).toBeNull(),
      LONG,
    );
  });

  it('brought back from the browser, it does not write over others either', async () => {
    const shelf = fakeShelf();
    keep('PM-7', { text: `${MARKDOWN}Old.\n`, version: 0, base: 'content-1' });
    shelf.saveElsewhere('PM-7', `${MARKDOWN}Theirs.\n`);
    renderOperations(world(shelf), EDIT);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take what is saved' }, LONG),
    );
    expect(await field()).toHaveValue(`${MARKDOWN}Theirs.\n`);
    expect(saved(shelf)).toMatch(/Theirs/);
  });

  it('leads from a hint to its line', async () => {
    renderOperations(world(), EDIT);
    await write(MARKDOWN.replace('severity: 2', 'severity: 9'));
    await userEvent.click(
      await screen.findByRole('tab', { name: /^Hints \(/ }, LONG),
    );
    const hint = await screen.findByRole('button', { name: /Line 8/ }, LONG);
    // What is written beside does not take the reader away from the hints.
    await write(
      `${await field().then(
        one => (one as HTMLTextAreaElement).value,
      )}\nMore.\n`,
    );
    expect(
      screen.getByRole('tab', { name: /^Hints/, selected: true }),
    ).toBeVisible();
    await userEvent.click(hint);
    const box = (await field()) as HTMLTextAreaElement;
    expect(box).toHaveFocus();
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe(
      'severity: 9',
    );
  });

  it('changes facts and action items in the same text', async () => {
    const shelf = fakeShelf();
    const { container } = renderOperations(world(shelf), EDIT);
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Facts' }, LONG),
    );
    const title = await screen.findByRole('textbox', { name: 'Title' }, LONG);
    await userEvent.clear(title);
    await userEvent.type(title, 'Two hours without payments');
    await userEvent.tab();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add an action item' }),
    );
    const added = await screen.findByRole('group', { name: 'the new one' });
    const what = within(added).getByRole('textbox', {
      name: 'What will be done',
    });
    await userEvent.clear(what);
    await userEvent.type(what, 'Check images before rollouts');
    await userEvent.tab();
    expect(await axe(container)).toHaveNoViolations();
    await waitFor(() => {
      const { document } = readPostMortem(saved(shelf) ?? '');
      expect(document).toMatchObject({
        title: 'Two hours without payments',
        actionItems: [
          { id: 'gate' },
          { title: 'Check images before rollouts' },
        ],
      });
      expect(document?.body).toContain('## What went well');
    }, LONG);
  });

  it('shows both accounts side by side, with what leaks', async () => {
    const { container } = renderOperations(world(), EDIT);
    await write(MARKDOWN.replace('09:02 ', '09:02 from 10.0.0.7 '));
    await userEvent.click(screen.getByRole('radio', { name: 'Compare' }));
    expect(
      await screen.findByText(
        'One thing must be mended before this can be public',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(screen.getByText(/address in line 3/)).toHaveTextContent(
      /Leave it out/,
    );
    const [internal, everybody] = [
      screen.getByRole('region', {
        name: 'For who may read what is internal',
      }),
      screen.getByRole('region', { name: 'For everybody' }),
    ];
    expect(internal.querySelector('mark')).toHaveTextContent('ada@example.org');
    expect(
      [...everybody.querySelectorAll('mark')].map(mark => mark.textContent),
    ).toEqual(['person-1', '10.0.0.7']);
    expect(
      screen.getByRole('row', { name: /Its owner user:default\/ada left out/ }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('goes from draft by review to its readers', async () => {
    const shelf = fakeShelf([
      postMortemOf(7, { status: 'draft', publishedAt: undefined }),
    ]);
    shelf.saveElsewhere('PM-7', MARKDOWN);
    const api = world(shelf);
    let merge = () => {};
    const merged = new Promise<void>(resolve => {
      merge = resolve;
    });
    const publishPostMortem = jest.fn(
      async (...args: Parameters<typeof api.publishPostMortem>) => {
        await merged;
        return api.publishPostMortem(...args);
      },
    );
    const { container } = renderOperations(
      { ...api, publishPostMortem },
      `${EDIT}?mode=review`,
    );
    const step = () =>
      within(screen.getByRole('list', { name: 'How far it is' })).getByText(
        (_, element) => element?.getAttribute('aria-current') === 'step',
      );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Put it to review' }, LONG),
    );
    expect(
      await screen.findByRole('region', { name: 'What it changes' }, LONG),
    ).toHaveTextContent(/\+Payments did not start/);
    expect(step()).toHaveTextContent('In review');
    const publish = screen.getByRole('button', { name: 'Publish' });
    expect(publish).toBeDisabled();
    expect(publish).toHaveAccessibleDescription(
      'One approval of somebody else is missing.',
    );
    expect(
      screen.getByRole('button', { name: 'Ask for changes' }),
    ).toBeDisabled();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('1 of 1 approvals', {}, LONG)).toBeVisible();
    await waitFor(
      () =>
        expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(),
      LONG,
    );
    await userEvent.dblClick(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText(/It is being published/)).toBeVisible();
    merge();
    await waitFor(() => expect(step()).toHaveTextContent('Published'), LONG);
    expect(publishPostMortem).toHaveBeenCalledTimes(1);
    expect(
      await screen.findByRole('link', { name: 'Post-mortem: PM-7' }, LONG),
    ).toHaveAttribute('href', '/operations/post-mortems/PM-7');
    expect(screen.getByText(/post-mortems: 2026\/PM-7.md/)).toBeVisible();
  });

  it('says before a review that the incident has changed, and what to do in one', async () => {
    const shelf = fakeShelf();
    const api = world(shelf);
    const { getPostMortem } = api;
    api.getPostMortem = async (...args) => {
      const detail = await getPostMortem(...args);
      const { working } = detail;
      return working
        ? { ...detail, working: { ...working, factsBehind: true } }
        : detail;
    };
    const { container } = renderOperations(api, EDIT);
    await write(`${MARKDOWN}\n## More\n`);
    await waitFor(() => expect(saved(shelf)).toMatch(/## More/), LONG);
    await userEvent.click(
      screen.getByRole('radio', { name: 'Review and publish' }),
    );
    expect(
      await screen.findByText(/They are taken anew by themselves/, {}, LONG),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Put it to review' }, LONG),
    );
    expect(
      await screen.findByText(/Reviewers read what was known before/, {}, LONG),
    ).toBeVisible();
  });

  it('lays out the beginning of a long text, and looks it through when asked to', async () => {
    renderOperations(world(), `${EDIT}?beside=hints`);
    await field();
    await write(
      `${MARKDOWN}\n## Log\n\n${'one line of a long log\n'.repeat(20_000)}`,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look it through' }, LONG),
    );
    await waitFor(
      () =>
        expect(
          screen.queryByRole('button', { name: 'Look it through' }),
        ).toBeNull(),
      LONG,
    );
    expect(screen.getByRole('list', { name: 'Hints' })).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Preview' }));
    expect(
      await screen.findByText(/the beginning of a long text/, {}, LONG),
    ).toBeVisible();
  });

  it('lets nobody in who may not write or review', async () => {
    renderOperations(world(fakeShelf(undefined, { mayWrite: false })), EDIT, {
      isVisitor: true,
    });
    expect(
      await screen.findByText(/Sign in to write or review/, {}, LONG),
    ).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
