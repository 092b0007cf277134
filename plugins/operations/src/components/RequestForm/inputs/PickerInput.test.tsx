import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestField } from '@operate-first/plugin-operations-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { PickerInput } from './PickerInput';
import { SeveralInput } from './SeveralInput';

const FIELD = { name: 'service', input: 'service', title: 'Service' };
const CHOICES = ['bookings', 'fares', 'ticket-shop', 'wallet'].map(value => ({
  value,
  title: value === 'ticket-shop' ? 'Ticket shop' : value,
}));

function Picker(props: { several?: boolean }) {
  const [one, setOne] = useState('');
  const [many, setMany] = useState<string[]>([]);
  const common = {
    field: FIELD as RequestField,
    label: 'Service',
    description: undefined,
    choices: CHOICES,
    said: () => undefined,
  };
  return (
    <>
      {props.several ? (
        <SeveralInput {...common} value={many} onChange={setMany} />
      ) : (
        <PickerInput {...common} value={one} onChange={setOne} />
      )}
      <output aria-label="value">{props.several ? many.join() : one}</output>
    </>
  );
}

describe('a picker, by keyboard alone', () => {
  it.each([
    ['wal', 'wallet'],
    ['tick', 'ticket-shop'],
    ['book', 'bookings'],
  ])('reaches what is left for %s', async (typed, value) => {
    renderInTestApp(<Picker />);
    await userEvent.click(await screen.findByRole('combobox'));
    await userEvent.keyboard(`${typed}{ArrowDown}{Enter}`);
    expect(screen.getByLabelText('value')).toHaveTextContent(value);
  });

  it('takes what is written and in no list', async () => {
    renderInTestApp(<Picker />);
    await userEvent.click(await screen.findByRole('combobox'));
    await userEvent.keyboard('elsewhere{Tab}');
    expect(screen.getByLabelText('value')).toHaveTextContent('elsewhere');
  });

  it('takes several, one after the other', async () => {
    renderInTestApp(<Picker several />);
    await userEvent.click(await screen.findByRole('combobox'));
    await userEvent.keyboard('wal{ArrowDown}{Enter}');
    await userEvent.keyboard('far{ArrowDown}{Enter}');
    expect(screen.getByLabelText('value')).toHaveTextContent('wallet,fares');
  });
});
