import { ownLines } from './ownLines';

describe('ownLines', () => {
  it('leaves what a change adds and takes away, and nothing of others', () => {
    expect(
      ownLines({
        before: 'targets:\n  - ./secret\n  - ./old\n',
        after: 'targets:\n  - ./new\n  - ./secret\n',
      }),
    ).toEqual({ before: '  - ./old', after: '  - ./new' });
  });

  it('counts lines that are there several times', () => {
    expect(ownLines({ before: 'a\na', after: 'a\na\na' })).toEqual({
      before: '',
      after: 'a',
    });
  });

  it('shows new files and removed ones as they are: they are of one request', () => {
    expect(ownLines({ after: 'kind: Component\n' })).toEqual({
      after: 'kind: Component\n',
    });
    expect(ownLines({ before: 'a' })).toEqual({ before: 'a' });
  });
});
