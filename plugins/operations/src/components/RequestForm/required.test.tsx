import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  RequestField,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { screen } from '@testing-library/react';
import { KindField } from './KindField';
import { KindWordsOf } from './useKindWords';
import { RequestForm } from './useRequestForm';
import { settledOf } from './values';

jest.mock('../../hooks/useRequired', () => ({
  useRequired: () => (isRequired: boolean | undefined) => ({
    isRequired,
    secondaryLabel: isRequired ? 'nötig' : undefined,
  }),
}));

const WORDS: KindWordsOf = {
  title: '',
  description: '',
  label: ({ title }) => title,
  hint: () => undefined,
  option: (_, value) => value,
};
const TWO = [{ value: 'a' }, { value: 'b' }];

function show(field: Partial<RequestField>, choices = TWO) {
  const whole = {
    name: 'f',
    input: 'text',
    title: 'Field',
    required: true,
    ...field,
  } as RequestField;
  const kind = { name: 'x', fields: [whole] } as unknown as RequestKind;
  const of = {
    values: settledOf(kind, {}),
    choicesOf: () => choices,
    said: () => undefined,
    onChange: () => {},
  } as unknown as RequestForm;
  return renderInTestApp(<KindField field={whole} words={WORDS} of={of} />);
}

describe('what has to be filled in', () => {
  it.each<[string, Partial<RequestField>, typeof TWO]>([
    ['a line', { input: 'text' }, []],
    ['lines', { input: 'lines' }, []],
    ['a list', { input: 'list' }, []],
    ['a picker', { input: 'service' }, TWO],
    [
      'a choice',
      { input: 'choice', options: [{ value: 'a', title: 'A' }] },
      [],
    ],
    [
      'ticks',
      { input: 'cluster', several: true } as Partial<RequestField>,
      TWO,
    ],
    ['several', { input: 'people' }, TWO],
  ])('is said in the language of the page at %s', async (_, field, choices) => {
    show(field, choices);
    expect(await screen.findByText(/nötig/)).toBeVisible();
    expect(screen.queryByText(/Required/)).not.toBeInTheDocument();
    expect(screen.queryByText('Select an option')).not.toBeInTheDocument();
  });
});
