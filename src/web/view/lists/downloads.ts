/** Where a list can be had as a file. */
export const LISTS = [
  'members',
  'equipment',
  'projects',
  'offers',
  'calls',
  'events',
  'search',
  'member',
] as const;
export type ListName = (typeof LISTS)[number];

export const FORMS = ['xlsx', 'csv', 'json'] as const;
export type ListForm = (typeof FORMS)[number];

export type Downloads = Record<ListForm, string>;

/** @param query of the page, whose filters hold for the file, too */
export function downloadsOf(
  lang: string,
  list: ListName,
  query = new URLSearchParams(),
): Downloads {
  const asked = query.size > 0 ? `?${query.toString()}` : '';
  return Object.fromEntries(
    FORMS.map((form) => [form, `/${lang}/lists/${list}.${form}${asked}`]),
  ) as Downloads;
}
