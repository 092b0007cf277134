import { FieldProblem } from '../api/FieldError';

const LONGEST = 500;

/** Why a file of a change may not be written there; undefined where it may. @internal */
export function checkFilePath(
  path: string,
  at: number,
): FieldProblem | undefined {
  const steps = path.split('/');
  const leads = steps.some(step => step === '' || /^\.\.?$/.test(step));
  const isGit = steps.some(step => step.toLocaleLowerCase('en-US') === '.git');
  const isOdd = /[\p{Control}\\:*?"<>|]/u.test(path);
  if (!leads && !isGit && !isOdd && path.length <= LONGEST) return undefined;
  return {
    field: `files[${at}].path`,
    value: path.slice(0, 200),
    message:
      'A file of the change lies outside the tree, or has no proper name.',
    remedy:
      'Write a path from the root of the tree, with slashes, as in services/cart/slo.yaml.',
  };
}
