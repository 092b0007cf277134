import type { OnboardingProblem } from '../onboarding/model';
import { isFieldAsked, isListField } from './fields';
import type { RequestField, RequestKind } from './model';

const YES_NO = ['Yes', 'No'];
/** What GitHub writes where nothing was filled in, and where nothing was chosen. */
const NOTHING = /^(_No response_|None)?$/;
const TICKED = /^- \[[xX]\] /;

/** What a form asks for, as the syntax of GitHub has it. @public */
export interface IssueFormPart {
  type: 'markdown' | 'input' | 'textarea' | 'dropdown' | 'checkboxes';
  id?: string;
  attributes: {
    label?: string;
    description?: string;
    value?: string;
    options?: Array<string | { label: string }>;
    /** Of a dropdown: the place of what is chosen, from 0. */
    default?: number;
  };
  validations?: { required: boolean };
}

/**
 * A form for issues of GitHub: the file in `.github/ISSUE_TEMPLATE`, as a value to be written as YAML.
 *
 * @public
 */
export interface IssueForm {
  name: string;
  description: string;
  title: string;
  labels: string[];
  body: IssueFormPart[];
}

/** Only a field that is always asked for can be demanded: GitHub's forms do not change while they are filled in. */
function validations({ required, only }: RequestField) {
  return required && !only ? { validations: { required: true } } : {};
}

function dropdown(
  field: RequestField,
  options: string[],
  chosen: number,
): IssueFormPart {
  return {
    type: 'dropdown',
    id: field.name,
    attributes: {
      ...labelOf(field),
      options,
      ...(chosen >= 0 && { default: chosen }),
    },
    ...validations(field),
  };
}

function labelOf(field: RequestField) {
  const hints = [
    field.description,
    isListField(field) && !field.options ? 'One per line.' : undefined,
  ].filter(Boolean);
  return {
    label: field.title,
    ...(hints.length > 0 && { description: hints.join(' ') }),
  };
}

function partOf(field: RequestField): IssueFormPart {
  const options = field.options ?? [];
  if (field.input === 'yesNo') {
    return dropdown(field, YES_NO, field.default === true ? 0 : 1);
  }
  if (options.length > 0 && isListField(field)) {
    return {
      type: 'checkboxes',
      id: field.name,
      attributes: {
        ...labelOf(field),
        options: options.map(({ title }) => ({ label: title })),
      },
    };
  }
  if (field.input === 'choice') {
    const chosen = options.findIndex(({ value }) => value === field.default);
    return dropdown(
      field,
      options.map(({ title }) => title),
      chosen,
    );
  }
  const hasLines = field.input === 'lines' || isListField(field);
  return {
    type: hasLines ? 'textarea' : 'input',
    id: field.name,
    attributes: {
      ...labelOf(field),
      ...(field.default !== undefined && { value: String(field.default) }),
    },
    ...validations(field),
  };
}

/**
 * The form by which a request of a kind is made from an issue. Its ids are the names of the fields; the label
 * `request:<kind>` says which kind it is.
 *
 * @public
 */
export function issueForm(kind: RequestKind): IssueForm {
  return {
    name: kind.title,
    description: kind.description,
    title: `${kind.title}: `,
    labels: [`request:${kind.name}`],
    body: [
      {
        type: 'markdown',
        attributes: {
          value:
            'The portal opens a request from this issue, says here how far it is, and closes the issue when it is done.',
        },
      },
      ...kind.fields.map(partOf),
    ],
  };
}

/** What stands below each heading, in the order of the form; a heading that comes again belongs to the text. */
function sectionsOf(fields: RequestField[], body: string) {
  const sections = new Map<string, string[]>();
  let left = fields;
  let current: string[] | undefined;
  for (const line of body.replace(/\r\n?/g, '\n').split('\n')) {
    const at = left.findIndex(({ title }) => line.trimEnd() === `### ${title}`);
    if (at === -1) {
      current?.push(line);
      continue;
    }
    current = [];
    sections.set(left[at].name, current);
    left = left.slice(at + 1);
  }
  return new Map(
    [...sections].map(([name, lines]) => [name, lines.join('\n').trim()]),
  );
}

/** An option by its title, as the form shows it, or by its value, as people write it. */
function optionOf({ options = [] }: RequestField, text: string): string {
  return options.find(({ title }) => title === text)?.value ?? text;
}

function listOf(field: RequestField, text: string): string[] {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  if (field.options) {
    return lines
      .filter(line => TICKED.test(line))
      .map(line => optionOf(field, line.replace(TICKED, '').trim()));
  }
  // Names have neither commas nor spaces, whatever people put between them; texts may have.
  return field.input === 'list'
    ? lines
    : lines
        .flatMap(line => line.replace(/^[-*] /, '').split(','))
        .map(name => name.trim())
        .filter(Boolean);
}

function valueOf(field: RequestField, text: string): unknown {
  if (NOTHING.test(text)) {
    // It may be that somebody has written just that; where it is an option, it was chosen.
    return field.options?.some(({ title }) => title === text && text !== '')
      ? optionOf(field, text)
      : undefined;
  }
  if (isListField(field)) {
    const list = listOf(field, text);
    return list.length > 0 ? list : undefined;
  }
  switch (field.input) {
    case 'yesNo':
      if (/^(yes|true)$/i.test(text)) return true;
      return /^(no|false)$/i.test(text) ? false : text;
    case 'number': {
      const number = Number(text.replace(',', '.'));
      // What is no number is said by whoever reads the parameters.
      return Number.isFinite(number) ? number : text;
    }
    case 'choice':
      return optionOf(field, text);
    default:
      return text;
  }
}

/**
 * The parameters that the text of an issue has, as GitHub writes it from a form: a heading for each field, and what was filled
 * in below it. What is empty, and what is not asked for, is missing.
 *
 * @param body - Markdown
 * @returns what the form itself says is wrong; the rules of the kind are not asked
 * @public
 */
export function readIssueForm(
  kind: RequestKind,
  body: string,
): { parameters: Record<string, unknown>; problems: OnboardingProblem[] } {
  const sections = sectionsOf(kind.fields, body);
  const written = Object.fromEntries(
    kind.fields.map(field => [
      field.name,
      valueOf(field, sections.get(field.name) ?? ''),
    ]),
  );
  const asked = kind.fields.filter(field => isFieldAsked(kind, field, written));
  const parameters = Object.fromEntries(
    asked
      .map(({ name }) => [name, written[name]] as const)
      .filter(([, value]) => value !== undefined),
  );
  const problems = asked
    .filter(({ name, required }) => required && !(name in parameters))
    .map(({ name, title }) => ({
      field: name,
      message: `Fill in what stands below "${title}".`,
    }));
  return { parameters, problems };
}
