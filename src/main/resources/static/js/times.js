import { lang } from './words.js';

/** A moment as a reader wants it: no more of it than the source said. */
export const day = (moment, precision) => (moment ? moment.slice(0, { year: 4, month: 7 }[precision] ?? 10) : '');

const counted = (count, unit) => (unit === 'year' && lang() === 'zh' ? `${count}岁` : new Intl.NumberFormat(lang(), { style: 'unit', unit, unitDisplay: 'long' }).format(count));

/** Whole months between two moments. */
function months(from, to) {
  const whole = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? whole - 1 : whole;
}

/** The age, or the age at death, in words: years, of small children months or days; undefined where a date is missing. */
export function age({ birth, isDeceased, deceased }, today = new Date()) {
  if (!birth || (isDeceased && !deceased)) {
    return undefined;
  }
  const [from, to] = [new Date(birth), deceased ? new Date(deceased) : today];
  const whole = months(from, to);
  if (whole >= 24) {
    return counted(Math.floor(whole / 12), 'year');
  }
  return whole >= 1 ? counted(whole, 'month') : counted(Math.max(0, Math.floor((to - from) / 86_400_000)), 'day');
}
