import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestField } from '@operate-first/plugin-operations-common';
import { screen } from '@testing-library/react';
import { KindWordsOf } from '../useKindWords';
import { ChoiceInput } from './ChoiceInput';

const FIELD = {
  name: 'quota',
  input: 'choice',
  title: 'Quota',
  required: true,
  options: [{ value: 'small', title: 'small' }],
} as RequestField;
const WORDS = { option: (_, value) => value } as KindWordsOf;

describe('a choice', () => {
  it.each(['', 'small'])('says what is wrong where it is "%s"', async value => {
    renderInTestApp(
      <ChoiceInput
        field={FIELD}
        label="Quota"
        description={undefined}
        value={value}
        choices={[]}
        said={() => 'Fill in this field.'}
        onChange={() => {}}
        words={WORDS}
      />,
    );
    expect(await screen.findByText('Fill in this field.')).toBeVisible();
    expect(screen.getByRole('button')).toHaveAccessibleDescription(
      /Fill in this field/,
    );
  });
});
