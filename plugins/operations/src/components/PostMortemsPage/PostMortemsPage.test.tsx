import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem, serviceOf } from '../../__fixtures__/operations';
import { fakeShelf, postMortemOf } from '../../__fixtures__/postMortems';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 15_000 };

const several = () => [
  postMortemOf(9, {
    status: 'draft',
    title: 'Checkout lost its certificate',
    publishedAt: undefined,
    visibility: 'internal',
    actionItems: { open: 0, overdue: 0, done: 0 },
  }),
  postMortemOf(8, { status: 'inReview', publishedAt: undefined }),
  postMortemOf(7, { amended: true }),
];

const apiOf = (listed = several(), options?: Parameters<typeof fakeShelf>[1]) =>
  fakeOperations({
    services: [serviceOf('payments')],
    postMortems: fakeShelf(listed, options).api,
  });

/** The virtual table draws nothing in a window without a size. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    value: 600,
  });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    value: 1200,
  });
});

describe('the page of post-mortems', () => {
  it('says in words what there is, and lists it with how far it is', async () => {
    const { container } = renderOperations(apiOf(), 'post-mortems');
    expect(
      await screen.findByRole(
        'heading',
        {
          name: 'One account is published, one waits for review, one is being written',
        },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Post-mortems, the most recent first',
    });
    await within(table).findByRole('link', { name: /PM-9/ }, LONG);
    const [, draft, waiting, published] = within(table).getAllByRole('row');
    expect(draft).toHaveTextContent(/PM-9.*internal.*Draft.*none/);
    expect(waiting).toHaveTextContent(/PM-8.*In review/);
    expect(published).toHaveTextContent(
      /SEV2PM-7.*being amended.*Published.*payments and one more.*2 h 10 min.*2 of 3 open, 1 overdue/,
    );
    expect(
      within(published).getByRole('link', { name: /PM-7/ }),
    ).toHaveAttribute('href', '/operations/post-mortems/PM-7');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says in a second line what has no room of its own', async () => {
    const present = window.ResizeObserver;
    window.ResizeObserver = class {
      readonly #tell: (entries: unknown[]) => void;
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell as unknown as (entries: unknown[]) => void;
      }
      // Rows are measured as they are elsewhere.
      observe = (target: Element) =>
        target.tagName === 'DIV' &&
        this.#tell([{ target, contentRect: { width: 700 } }]);
      unobserve = () => {};
      disconnect = () => {};
    };
    try {
      renderOperations(apiOf(), 'post-mortems');
      const row = (
        await screen.findByRole('link', { name: /PM-7/ }, LONG)
      ).closest('th');
      expect(row).toHaveTextContent(
        /Lasted: 2 h 10 min.*Action items: 2 of 3 open, 1 overdue/,
      );
    } finally {
      window.ResizeObserver = present;
    }
  });

  it('keeps its filters in the address, and tells what cannot be meant', async () => {
    const api = apiOf();
    const listPostMortems = jest.fn(api.listPostMortems);
    renderOperations(
      { ...api, listPostMortems },
      'post-mortems?status=draft&severity=9&tag=rollout',
    );
    await screen.findByRole('link', { name: /PM-9/ }, LONG);
    expect(listPostMortems).toHaveBeenCalledWith(
      expect.objectContaining({ status: ['draft'], tag: ['rollout'] }),
    );
    expect(screen.queryByRole('link', { name: /PM-7/ })).toBeNull();
    expect(screen.getByRole('button', { name: /severity=9/ })).toBeVisible();
  });

  it('says where they are read from, and opens what cannot be read', async () => {
    renderOperations(apiOf(), 'post-mortems');
    const line = await screen.findByText(
      'Read from one repository; one file there cannot be read',
      undefined,
      LONG,
    );
    await userEvent.click(line);
    expect(screen.getByText('2024/broken.md')).toBeVisible();
    expect(screen.getByText(/The front matter ends nowhere/)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Atom' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/feeds\/post-mortems\.atom$/),
    );
  });

  it('starts one and goes on in its editor', async () => {
    const api = apiOf();
    const startPostMortem = jest.fn(api.startPostMortem);
    renderOperations({ ...api, startPostMortem }, 'post-mortems');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start a post-mortem' }, LONG),
    );
    const dialog = await screen.findByRole(
      'dialog',
      { name: 'Start a post-mortem' },
      LONG,
    );
    expect(dialog).toHaveTextContent(
      /its members read it. Published, it is a file of post-mortems./,
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /What happened/ }),
      'A switch failed',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Begin to write' }),
    );
    expect(
      await screen.findByRole('heading', { name: /Editing PM-99/ }, LONG),
    ).toBeVisible();
    expect(startPostMortem).toHaveBeenCalledWith({
      title: 'A switch failed',
      services: [],
      visibility: 'public',
      language: 'en',
    });
  });

  it('shows visitors what they may read, and nothing to press', async () => {
    const { container } = renderOperations(
      apiOf([postMortemOf(7, { account: 'public' })], { mayWrite: false }),
      'post-mortems',
      { isVisitor: true },
    );
    await screen.findByRole('link', { name: /PM-7/ }, LONG);
    expect(
      screen.queryByRole('button', { name: 'Start a post-mortem' }),
    ).toBeNull();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is designed for none, and for trouble', async () => {
    const page = renderOperations(fakeOperations({}), 'post-mortems');
    expect(
      await screen.findByText(
        'Nobody has written a post-mortem yet',
        undefined,
        LONG,
      ),
    ).toBeVisible();
    page.unmount();
    renderOperations(
      {
        ...apiOf(),
        listPostMortems: async () => {
          throw problem(500, 'The database is locked.');
        },
      },
      'post-mortems',
    );
    expect(
      await screen.findByText(/The database is locked/, undefined, LONG),
    ).toBeVisible();
  });
});
