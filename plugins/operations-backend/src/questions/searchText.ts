/** What words of questions are searched in. @internal */
export function searchTextOf(question: {
  key: string;
  title: string;
  text: string;
}): string {
  const { key, title, text } = question;
  return [key, title, text].join('\n').toLocaleLowerCase('en-US');
}
