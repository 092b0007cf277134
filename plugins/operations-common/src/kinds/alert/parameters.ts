import { z } from 'zod';
import type { OnboardingProblem } from '../../onboarding/model';
import { checkName } from '../../onboarding/names';
import { promqlFault } from '../../slo/rules/promql';
import { checkService } from '../kindService';
import { readParameters } from '../read';
import { line, name, someLine, upTo } from '../schema';

/** Golden signals that an alert can be made from. @public */
export type AlertSignal = 'errors' | 'latency' | 'traffic' | 'saturation';

/** What makes an alert fire; `existing` is one that is there and lacks only a runbook. @public */
export type AlertFrom = AlertSignal | 'expression' | 'existing';

/** @public */
export interface AlertParameters {
  /** Name of a component, or an entity ref. */
  service: string;
  /** Of the alert, as in `PaymentsAnswerSlowly`. */
  name: string;
  from: AlertFrom;
  /** Of a golden signal: per cent of failed requests, seconds, requests per second, processors. */
  threshold?: number;
  /** PromQL; only where it is made from an expression. */
  expression?: string;
  /** So long it has to hold before it fires. */
  minutes: number;
  severity: 'page' | 'ticket';
  environment?: string;
  /** What people read first. */
  summary?: string;
  /** How its runbook begins. */
  runbook?: string;
}

/** Control characters other than ends of lines and tabs. */
const UNSEEN = /[^\P{Control}\n\r\t]|[\p{Surrogate}\p{Bidi_Control}\u{FEFF}]/u;

function lines(length: number) {
  return upTo(length)
    .trim()
    .refine(
      text => !UNSEEN.test(text),
      'Write text without control characters.',
    );
}

const schema: z.ZodType<AlertParameters> = z.strictObject({
  service: name,
  name: someLine,
  from: z.enum(
    ['errors', 'latency', 'traffic', 'saturation', 'expression', 'existing'],
    'Write one of errors, latency, traffic, saturation, expression and existing.',
  ),
  threshold: z
    .number()
    .positive('Write more than 0.')
    .max(1e12, 'Write at most 1000000000000.')
    .optional(),
  expression: lines(4000).optional(),
  minutes: z
    .number()
    .int('Write whole minutes.')
    .min(0, 'Write 0 or more.')
    .max(1440, 'Write at most 1440, which is a day.')
    .default(5),
  severity: z
    .enum(['page', 'ticket'], 'Write one of page and ticket.')
    .default('ticket'),
  environment: name.optional(),
  summary: line.optional(),
  runbook: lines(20_000).optional(),
});

const CAMEL_CASE = /^[A-Z][A-Za-z0-9]{2,79}$/;

/** The name that somebody may have meant: `PaymentsAnswerSlowly`. @internal */
export function suggestAlertName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(word => word[0].toLocaleUpperCase('en-US') + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 80);
}

function checkAlertName({ name: written, from }: AlertParameters) {
  // What is there may be called as it is; its name becomes that of a file.
  const isFine =
    from === 'existing'
      ? /^[A-Za-z][\w-]{0,99}$/.test(written)
      : CAMEL_CASE.test(written);
  if (isFine) return undefined;
  const suggestion = suggestAlertName(written);
  return {
    field: 'name',
    value: written.slice(0, 80),
    message: `An alert is called in one word of letters and digits that begins with a capital letter. Write ${
      CAMEL_CASE.test(suggestion) ? suggestion : 'PaymentsAnswerSlowly'
    }.`,
  };
}

/** What is wrong with an expression, at its field. @internal */
export function checkExpression(
  expression: string,
): OnboardingProblem | undefined {
  const fault = promqlFault(expression);
  if (!fault) return undefined;
  const { line: row, column, text } = fault;
  const what =
    text === '' ? 'It ends too early' : `"${text.slice(0, 40)}" cannot be read`;
  return {
    field: 'expression',
    value: expression.slice(0, 80),
    message: `${what}, in line ${row}, column ${column}. Write PromQL, as in up{service="payments"} == 0.`,
  };
}

function checkFrom({
  from,
  threshold,
  expression,
}: AlertParameters): OnboardingProblem | undefined {
  if (from === 'existing') return undefined;
  if (from === 'expression') {
    return expression
      ? checkExpression(expression)
      : {
          field: 'expression',
          message:
            'Nothing says when it fires. Write PromQL, as in up{service="payments"} == 0.',
        };
  }
  if (threshold === undefined) {
    return {
      field: 'threshold',
      message: 'Nothing says when it fires. Write a number, as in 5.',
    };
  }
  return from === 'errors' && threshold >= 100
    ? {
        field: 'threshold',
        value: String(threshold),
        message:
          'More than all requests cannot fail. Write less than 100, as in 5.',
      }
    : undefined;
}

/** @internal */
export function readAlert(parameters: unknown) {
  return readParameters(schema, parameters, value => [
    checkService(value.service),
    checkAlertName(value),
    checkFrom(value),
    value.environment === undefined
      ? undefined
      : checkName('environment', value.environment),
  ]);
}
