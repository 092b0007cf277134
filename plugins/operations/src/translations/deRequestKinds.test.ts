import { requestKinds } from '@operate-first/plugin-operations-common';
import { kindMessages } from '../messages/requestKinds';
import german from './deRequestKinds';

describe('the German words of forms', () => {
  const english = kindMessages(requestKinds());

  it.each(requestKinds().map(({ name }) => name))(
    'are there for everything that %s says, and for nothing else',
    name => {
      const ofKind = (messages: Record<string, string>) =>
        Object.keys(messages)
          .filter(key => key.split('.')[1] === name)
          .sort();
      expect(ofKind(english).length).toBeGreaterThan(2);
      expect(ofKind(german)).toEqual(ofKind(english));
    },
  );

  it('are of no kind that is not there', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });
});
