import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  RequestField,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { KindField } from './KindField';
import { FieldChoice } from './useFieldChoices';
import { KindWordsOf } from './useKindWords';
import { RequestForm } from './useRequestForm';
import { FormValues, settledOf } from './values';

const WORDS: KindWordsOf = {
  title: '',
  description: '',
  label: ({ title }) => title,
  hint: ({ description }) => description,
  option: (_, value) => value.toLocaleUpperCase('en-US'),
};

function Harness(props: {
  field: RequestField;
  choices: FieldChoice[];
  problem?: string;
}) {
  const { field, choices, problem } = props;
  const [values, setValues] = useState<FormValues>({});
  const kind = { name: 'x', fields: [field] } as unknown as RequestKind;
  const of = {
    values: settledOf(kind, values),
    choicesOf: () => choices,
    said: () => problem,
    onChange: (name: string, value: string) => setValues({ [name]: value }),
  } as unknown as RequestForm;
  return (
    <>
      <KindField field={field} words={WORDS} of={of} />
      <output aria-label="value">
        {JSON.stringify(of.values[field.name])}
      </output>
    </>
  );
}

function show(
  field: Partial<RequestField>,
  choices: FieldChoice[] = [],
  problem?: string,
) {
  return renderInTestApp(
    <Harness
      field={{ name: 'f', input: 'text', title: 'Field', ...field }}
      choices={choices}
      problem={problem}
    />,
  );
}

const value = () => JSON.parse(screen.getByLabelText('value').textContent!);

describe('a field', () => {
  it('of a number keeps what is typed, and says what is wrong with it', async () => {
    const { container } = show({ input: 'number' }, [], '"x" is no number.');
    const box = await screen.findByRole('textbox', { name: /^Field/ });
    await userEvent.type(box, '2,5');
    expect(value()).toBe('2,5');
    expect(box).toHaveAccessibleDescription(/"x" is no number/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('of several lines takes lines', async () => {
    show({ input: 'lines' });
    const box = await screen.findByRole('textbox', { name: /^Field/ });
    await userEvent.type(box, 'a{Enter}b');
    expect(value()).toBe('a\nb');
  });

  it('of a list has one text per line', async () => {
    show({ input: 'list', description: 'Things.' });
    const box = await screen.findByRole('textbox', { name: /^Field/ });
    expect(box).toHaveAccessibleDescription('Things. One per line.');
    await userEvent.type(box, 'a b{Enter}{Enter} c');
    expect(value()).toEqual(['a b', 'c']);
  });

  it('of a choice says its options in words', async () => {
    show({
      input: 'choice',
      default: 'b',
      options: [
        { value: 'a', title: 'The first' },
        { value: 'b', title: 'The second' },
      ],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /B.*Field/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'A' }));
    expect(value()).toBe('a');
  });

  it('of a choice that is not needed can be taken back', async () => {
    show({ input: 'choice', options: [{ value: 'a', title: 'The first' }] });
    await userEvent.click(
      await screen.findByRole('button', { name: /As is usual here.*Field/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'A' }));
    expect(value()).toBe('a');
    await userEvent.click(screen.getByRole('button', { name: /A.*Field/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'As is usual here' }),
    );
    expect(value()).toBe('');
  });

  it('of something of the portal takes a choice by its title, and anything else as it is', async () => {
    show({ input: 'service' }, [{ value: 'payments', title: 'Pay and go' }]);
    const box = await screen.findByRole('combobox', { name: /^Field/ });
    await userEvent.type(box, 'pay and go');
    expect(value()).toBe('payments');
    await userEvent.clear(box);
    await userEvent.type(box, 'somewhere/else');
    await userEvent.tab();
    expect(value()).toBe('somewhere/else');
    expect(box).toHaveValue('somewhere/else');
  });

  it('of people is filled in by the keyboard, one after the other', async () => {
    const { container } = show({ input: 'people' }, [
      { value: 'ada', title: 'Ada' },
      { value: 'grace', title: 'Grace' },
    ]);
    const box = await screen.findByRole('combobox', { name: /^Field/ });
    await userEvent.type(box, 'ada{Enter}');
    await userEvent.type(box, 'nobody');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(value()).toEqual(['ada', 'nobody']);
    expect(box).toHaveValue('');
    const chosen = screen.getByRole('list', { name: 'Chosen for Field' });
    expect(within(chosen).getByText('Ada', { exact: false })).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Remove ada' }));
    expect(value()).toEqual(['nobody']);
  });
});
