/** Names of properties in a spec, from the JSON Schema of Vega-Lite 6. One that the engine does not know it passes over without a word. */
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const VIEW = wordsOf("$schema align bounds center columns concat data description encoding facet hconcat height layer mark name repeat resolve spacing spec title transform vconcat view width");

/** Channels of an encoding. */
export const CHANNELS = wordsOf(
  "angle color column description detail facet fill fillOpacity key latitude latitude2 longitude longitude2 opacity order radius radius2 row shape size " +
    "stroke strokeDash strokeOpacity strokeWidth text theta theta2 time x x2 xError xError2 xOffset y y2 yError yError2 yOffset",
);

const CHANNEL = wordsOf("aggregate align axis bandPosition bin bounds center columns condition datum field format formatType header impute legend rescale scale sort spacing stack timeUnit title type value");

const TRANSFORM = wordsOf(
  "aggregate as bandwidth bin calculate counts cumulative default density extent field filter flatten fold frame from groupby ignorePeers impute joinaggregate key limit loess lookup " +
    "maxsteps method minsteps offset on op order pivot probs quantile regression resolve sort stack step steps timeUnit value window",
);

/** Of axes, scales, legends, marks, predicates and all others. */
const ANY = wordsOf(
  [
    "$schema aggregate align anchor and angle argmax argmin aria ariaRole ariaRoleDescription as aspect autosize axis background band bandPosition bandSize bandwidth base baseline bin binSpacing binned bins blend borders",
    "bottom bounds box calculate center clamp clip clipHeight color column columnPadding columns concat condition constant contains continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight",
    "cornerRadiusEnd cornerRadiusTopLeft cornerRadiusTopRight counts cumulative cursor data date datum day default density description detail dir direction discreteBandSize divide domain domainCap domainColor domainDash",
    "domainDashOffset domainMax domainMid domainMin domainOpacity domainRaw domainWidth dx dy ellipsis empty encoding endAngle equal exponent exponential expr extent facet field fields fill fillColor fillOpacity filled filter",
    "flatten fold font fontSize fontStyle fontWeight for format formatType frame from gamma gradientLength gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness grid gridAlign gridCap gridColor gridDash",
    "gridDashOffset gridOpacity gridWidth groupby gt gte hconcat header height hours href ignorePeers impute innerRadius interpolate interval invalid joinaggregate key keyvals labelAlign labelAnchor labelAngle labelBaseline",
    "labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity labelOrient labelOverlap labelPadding labelSeparation",
    "labels latitude latitude2 layer left legend legendX legendY limit line lineBreak lineHeight loess longitude longitude2 lookup lt lte mark maxExtent maxbins maxsteps median method milliseconds minBandSize minExtent",
    "minstep minsteps minutes month name nice not offset on oneOf op opacity or order orient outerRadius outliers padAngle padding paddingInner paddingOuter param pivot point position probs quantile quarter radius radius2",
    "radius2Offset radiusOffset range rangeMax rangeMin regression repeat rescale resize resolve reverse right round row rowPadding rule sample scale scheme seconds shape size smooth sort spacing spec stack start startAngle",
    "step steps stop stroke strokeCap strokeColor strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset strokeOpacity strokeWidth style subtitle subtitleColor subtitleFont subtitleFontSize subtitleFontStyle",
    "subtitleFontWeight subtitleLineHeight subtitlePadding symbolDash symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor symbolStrokeWidth symbolType tension test text theta",
    "theta2 theta2Offset thetaOffset thickness tickBand tickCap tickColor tickCount tickDash tickDashOffset tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize tickWidth ticks time timeUnit timeUnitBandPosition",
    "timeUnitBandSize title titleAlign titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titleOrient titlePadding titleX titleY top",
    "transform translate type unionWith unit url usermeta utc valid value values vconcat view week width window x x2 x2Offset xError xError2 xOffset y y2 y2Offset yError yError2 yOffset year zero zindex",
  ].join(" "),
);

const WITH_VIEWS: ReadonlySet<string> = new Set(["", "layer", "concat", "hconcat", "vconcat", "spec"]);
/** Of one name with what else has names of its own. */
const ALSO_ELSE: ReadonlySet<string> = new Set(["description", "key", "text", "time"]);

/** The properties that are known inside of one of the name `parent`; the root of a spec is inside of "". */
export function knownKeys(parent: string): ReadonlySet<string> {
  if (WITH_VIEWS.has(parent)) return VIEW;
  if (parent === "encoding") return CHANNELS;
  if (parent === "transform") return TRANSFORM;
  if (parent === "facet") return new Set([...CHANNEL, "row", "column"]);
  return CHANNELS.has(parent) && !ALSO_ELSE.has(parent) ? CHANNEL : ANY;
}
