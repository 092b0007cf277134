/*
 * What went wrong and what to do, told to a person. Such a failure is expected: it is printed as it is, without a
 * stack, and ends the program with exit code 1.
 */
export class Sentence extends Error {
  name = 'Sentence';
}

/** Prints a failure the way a person can use it: sentences as they are, everything unexpected with its stack. */
export function tell(error, print = line => process.stderr.write(`${line}\n`)) {
  print(error instanceof Sentence ? error.message : error?.stack ?? `${error}`);
}
