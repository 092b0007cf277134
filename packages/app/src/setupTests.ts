import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The whole app is loaded for the first test; nothing here depends on how long that takes.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(60_000);
