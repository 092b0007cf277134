import { ProblemError } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';
import { refusal } from './refusal';

const words = {
  t: ((key: string, values: object) =>
    `${key} ${JSON.stringify(values)}`) as unknown as Translate,
  locale: 'en-GB',
};
const answer = (status: number) => new Response(undefined, { status });

describe('refusal', () => {
  const error = ProblemError.from(answer(400), {
    title: 'Bad Request',
    status: 400,
    detail: 'Two things are wrong.',
    errors: [
      {
        field: 'text',
        value: 'anna',
        message: 'There is no person anna.',
        remedy: 'Give an entity ref.',
      },
      { field: 'at', value: '2', message: 'at is in the future.' },
    ],
  });

  it('names the line whose command named what is wrong', () => {
    expect(refusal(error, 'We ask anna.\n/ack\n/assign anna', words)).toBe(
      'incident.note.line {"line":"3","message":"There is no person anna."} Give an entity ref. at is in the future.',
    );
  });

  it('names no line where no command did', () => {
    expect(refusal(error, 'We ask anna.', words)).toBe(
      'There is no person anna. Give an entity ref. at is in the future.',
    );
  });

  it('says how much is taken where something in between refuses without a word', () => {
    expect(refusal(ProblemError.from(answer(413), '<html>'), '', words)).toBe(
      'incident.note.tooLarge {"most":"100,000"}',
    );
  });
});
