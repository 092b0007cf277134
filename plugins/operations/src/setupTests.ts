import '@testing-library/jest-dom';
import { toHaveNoViolations } from 'jest-axe';

// Two busy cores and axe take their time; a deadline is there to end what hangs.
jest.setTimeout(60_000);

expect.extend(toHaveNoViolations);
