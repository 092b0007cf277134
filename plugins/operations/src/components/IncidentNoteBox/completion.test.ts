import { complete, completionsOf } from './completion';

const inserted = (text: string, caret = text.length) =>
  completionsOf(text, caret).map(({ insert }) => insert);

describe('the completion of commands', () => {
  it.each([
    ['/sev', ['/severity ']],
    ['a note\n/re', ['/resolve ', '/reopen ']],
    ['/status f', ['/status fixing']],
    [
      '/severity ',
      ['/severity 1', '/severity 2', '/severity 3', '/severity 4'],
    ],
    ['/assign te', ['/assign technicalLead me']],
  ])('offers after %j what could be meant', (text, offered) => {
    expect(inserted(text)).toEqual(offered);
  });

  it('offers every command after a slash', () => {
    expect(inserted('/').length).toBeGreaterThan(10);
  });

  it.each([
    '',
    'see /status',
    'and/or',
    '/nothing ',
    '/severity 2',
    '//',
    '/title x',
  ])('offers nothing after %j', text => {
    expect(inserted(text)).toEqual([]);
  });

  it('puts it where the caret is, and leaves what is around', () => {
    const text = 'before\n/se\nafter';
    const caret = 'before\n/se'.length;
    const [first] = completionsOf(text, caret);
    expect(complete(text, caret, first)).toEqual({
      text: 'before\n/severity \nafter',
      caret: 'before\n/severity '.length,
    });
  });
});
