/** The keywords of JSON Schema 2020-12; any other is somebody's own remark. */
const known = new Set(
  `$anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary
  additionalProperties allOf anyOf const contains contentEncoding contentMediaType contentSchema default
  dependentRequired dependentSchemas deprecated description else enum examples exclusiveMaximum exclusiveMinimum
  format if items maxContains maximum maxItems maxLength maxProperties minContains minimum minItems minLength
  minProperties multipleOf not oneOf pattern patternProperties prefixItems properties propertyNames readOnly required
  then title type unevaluatedItems unevaluatedProperties uniqueItems writeOnly`.split(/\s+/),
);

/** A keyword as OpenAPI takes it: what is no standard keyword is marked as an extension. */
export const keywordOf = (keyword: string): string =>
  known.has(keyword) || keyword.startsWith('x-') ? keyword : `x-${keyword}`;
