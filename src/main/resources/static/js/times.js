/** A moment as a reader wants it: no more of it than the source said. */
export const day = (moment, precision) => (moment ? moment.slice(0, { year: 4, month: 7 }[precision] ?? 10) : '');
