import { renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { SWRConfig } from 'swr';
import { useFetched } from './useFetched';

const HOUR = 3_600_000;

/** Otherwise what is asked for within two seconds is asked for once. */
const Wrapper = ({ children }: PropsWithChildren) => (
  <SWRConfig value={{ dedupingInterval: 0 }}>{children}</SWRConfig>
);

describe('useFetched', () => {
  it('asks soon for what is not there yet, and calmly once it is', async () => {
    const answers = [0, 0, 1];
    const fetcher = jest.fn(async () => answers.shift() ?? 2);
    const everyMs = (last?: number) => (last ? HOUR : 20);
    const { result } = renderHook(
      () => useFetched(['awaited'], fetcher, { everyMs }),
      { wrapper: Wrapper },
    );
    await waitFor(() => expect(result.current.data).toBe(1));
    await new Promise(done => setTimeout(done, 200));
    expect(result.current.data).toBe(1);
    expect(fetcher).toHaveBeenCalledTimes(3);
  });
});
