"""Small Genius files for the tests."""

DOMAIN = """<negotiation_template>
 <utility_space number_of_issues="2">
  <objective index="0" name="root" type="objective" etype="objective" description="">
   <issue index="1" name="Price" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="low"/>
    <item index="2" value="middle"/>
    <item index="3" value="high"/>
   </issue>
   <issue index="2" name="Days" type="integer" etype="integer" vtype="integer"
          lowerbound="2" upperbound="6"/>
  </objective>
 </utility_space>
</negotiation_template>
"""

PRICE = """<issue index="1" name="Price" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="low" evaluation="8"/>
    <item index="2" value="middle" evaluation="5"/>
    <item index="3" value="high" evaluation="2"/>
   </issue>"""

DAYS = """<issue index="2" name="Days" type="integer" etype="integer" vtype="integer"
          lowerbound="2" upperbound="6">
    <evaluator ftype="linear" slope="0.5" offset="-0.25"/>
   </issue>"""

WEIGHTS = """<weight index="1" value="0.6"/>
   <weight index="2" value="0.4"/>"""

ENDS = """<discount_factor value="0.5"/>
 <reservation value="0.25"/>"""


def profile(price=PRICE, days=DAYS, weights=WEIGHTS, ends=ENDS, more=""):
    """A linear profile; each part can be replaced."""
    return f"""<utility_space>
  <objective index="0" name="root" type="objective" etype="objective" description="">
   {price}
   {days}
   {weights}
   {more}
  </objective>
 {ends}
</utility_space>
"""


def boxes(*inside, most="10", kind="sum", attributes="", ends=""):
    """A domain of two integer issues and a nonlinear profile over them."""
    issues = "".join(
        f'<issue index="{i}" name="i{i}" type="integer" lowerbound="0" upperbound="3"/>'
        for i in (1, 2)
    )
    utility = f'<ufun type="PlainUfun" aggregation="{kind}" {attributes}>{"".join(inside)}</ufun>'
    return (
        f'<utility_space type="nonlinear"><objective index="0" name="root">{issues}'
        f'<utility maxutility="{most}">{utility}</utility></objective>{ends}</utility_space>'
    )


def box(utility, *bounds, how="INCLUDES", weight=None):
    """A hyper-rectangle; each bound is (index, min, max)."""
    rows = "".join(f'<{how} index="{i}" min="{a}" max="{b}"/>' for i, a, b in bounds)
    extra = "" if weight is None else f' weight="{weight}"'
    return f'<hyperRectangle utility="{utility}"{extra}>{rows}</hyperRectangle>'
