import { gapsIn } from './gaps';

const span = (from: number, to: number) => ({ from, to });

describe('gapsIn', () => {
  it.each([
    ['nobody ever', [], ['0-100']],
    ['somebody always', [span(-10, 200)], []],
    [
      'before, between and after',
      [span(10, 20), span(30, 90)],
      ['0-10', '20-30', '90-100'],
    ],
    [
      'shifts that meet, or overlap',
      [span(0, 40), span(40, 70), span(60, 100)],
      [],
    ],
    [
      'one within another, in any order',
      [span(20, 30), span(0, 90)],
      ['90-100'],
    ],
    ['what is outside', [span(-20, 0), span(100, 120)], ['0-100']],
  ])('%s', (_, spans, gaps) => {
    const found = gapsIn(span(0, 100), spans);
    expect(found.map(({ from, to }) => `${from}-${to}`)).toEqual(gaps);
  });
});
