const DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?)?$/;

/** Whether a text is an ISO 8601 year, month, day or instant with its zone, and such a day exists: 31 February does not. */
export function isIsoDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = DATE.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  const date = new Date(`${year}-${month}-${day}T00:00Z`);
  // An unknown month is no date, an unknown day rolls over into the next month.
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
