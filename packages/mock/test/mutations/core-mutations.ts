/** A wrong line of the core: its file, what stands there and what instead; `vendors` where only some have such a row. */
export type CoreMutation = readonly [what: string, file: string, right: string, wrong: string, vendors?: string];

/** What would make a program start twice, lose an item, or ask for something else. */
export const coreMutations: readonly CoreMutation[] = [
  ["an unknown method may be repeated", "transport/effect-of.ts", '?? "once"', '?? "idempotent"'],
  ["what acts once is repeated", "transport/retry.ts", '(effect !== "once" || error.acted === "no")', "true"],
  ["nothing lost is repeated", "transport/retry.ts", "error instanceof ConnectionError &&", "error === undefined &&"],
  [
    "no call has a second attempt",
    "transport/retry.ts",
    "if (attempt >= attempts || isForgotten)",
    "if (attempt >= 1)",
  ],
  ["a call has an attempt too many", "transport/retry.ts", "attempt >= attempts ||", "attempt > attempts ||"],
  ["a 503 is repeated whatever it does", "transport/retry.ts", '(wasRefused || effect !== "once")', "true"],
  [
    "no answer is asked for again",
    "transport/retry.ts",
    "const isAllowed = status >= 400",
    "const isAllowed = status >= 600",
  ],
  [
    "a key is not sent",
    "requests/build-request.ts",
    "if (key !== undefined) headers",
    "if (key === undefined) headers",
  ],
  ["a query's keys are others", "requests/query-pairs.ts", "encodeURIComponent(key)", "key.toUpperCase()"],
  ["a query's values are not encoded", "requests/query-pairs.ts", "encodeURIComponent(String(each))", "String(each)"],
  [
    "a path's values are not encoded",
    "requests/path-value.ts",
    "(text ?? encodeURIComponent(checked))",
    "(text ?? checked)",
  ],
  ["an empty path value is sent", "requests/path-value.ts", 'if (text !== "" && ', "if ("],
  ["the query is forgotten", "requests/build-request.ts", 'const search = pairs.join("&");', 'const search = "";'],
  ["headers of a row are forgotten", "requests/build-request.ts", "Object.entries(named)", "Object.entries({})"],
  [
    "a whole body is sent as a field",
    "requests/build-request.ts",
    'kind === "whole" ? take("body")',
    'kind === "whole" ? { body: take("body") }',
    "hoop",
  ],
  [
    "fields are not sent",
    "requests/build-request.ts",
    'kind === "fields" || left.size > 0 ? Object',
    "left.size > 99 ? Object",
  ],
  [
    "a credential is sent under another name",
    "transport/auth.ts",
    "put(request, header, format",
    'put(request, "X-Other", format',
  ],
  ["a page is passed over", "pages/paging.ts", "[paging.page]: page + 1", "[paging.page]: page + 2"],
  [
    "pages are read one too few",
    "pages/paging.ts",
    "return isLast ? undefined",
    "return isLast || page > 0 ? undefined",
  ],
  ["an offset goes back", "pages/paging.ts", "(count || largest || asked)", "0"],
  ["items are skipped by an offset", "pages/paging.ts", "(count || largest || asked)", "asked + 1"],
  ["the total is not looked at", "pages/paging.ts", "? next < all", "? false"],
  ["a cursor is not sent", "pages/paging.ts", "[paging.cursor]: cursor }", "other: cursor }"],
  [
    "a bare list is none",
    "pages/paging.ts",
    "Array.isArray(body) ? body : at(body, paging.items)",
    "at(body, paging.items)",
  ],
  ["a page's items come twice", "pages/pages.ts", "yield* page.items;", "yield* [...page.items, ...page.items];"],
  ["the last item is lost", "pages/pages.ts", "yield* page.items;", "yield* page.items.slice(0, -1);"],
];
