/// GraphML as other programs write it, cut short.
enum ForeignGraphML {
  static let all = [networkx, igraph, yEd, cytoscapeAndGephi]

  static let networkx = """
    <?xml version='1.0' encoding='utf-8'?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="d7" for="edge" attr.name="type" attr.type="string" />
      <key id="d6" for="edge" attr.name="weight" attr.type="double" />
      <key id="d5" for="edge" attr.name="interaction" attr.type="string" />
      <key id="d3" for="node" attr.name="kind" attr.type="string" />
      <key id="d2" for="node" attr.name="size" attr.type="long" />
      <key id="d1" for="node" attr.name="label" attr.type="string" />
      <key id="d0" for="graph" attr.name="name" attr.type="string" />
      <graph edgedefault="directed">
        <node id="a">
          <data key="d1">Controls work</data>
          <data key="d2">3</data>
        </node>
        <node id="b">
          <data key="d1">Sales fell 40 %</data>
          <data key="d3">evidence</data>
        </node>
        <node id="c" />
        <edge source="a" target="c" />
        <edge source="b" target="a">
          <data key="d5">supports</data>
          <data key="d6">0.5</data>
        </edge>
        <edge source="c" target="a">
          <data key="d7">attack</data>
        </edge>
        <data key="d0">demo</data>
      </graph>
    </graphml>
    """

  static let igraph = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="v_id" for="node" attr.name="id" attr.type="string"/>
      <key id="v_kind" for="node" attr.name="kind" attr.type="string"/>
      <key id="v_text" for="node" attr.name="text" attr.type="string"/>
      <key id="v_speaker" for="node" attr.name="speaker" attr.type="string"/>
      <key id="v_document" for="node" attr.name="document" attr.type="string"/>
      <key id="v_start" for="node" attr.name="start" attr.type="double"/>
      <key id="v_end" for="node" attr.name="end" attr.type="double"/>
      <key id="e_kind" for="edge" attr.name="kind" attr.type="string"/>
      <key id="e_id" for="edge" attr.name="id" attr.type="string"/>
      <key id="e_confidence" for="edge" attr.name="confidence" attr.type="double"/>
      <graph id="G" edgedefault="directed">
        <node id="n0"><data key="v_id">s1</data><data key="v_kind">claim</data><data key="v_text">It works</data>\
    <data key="v_speaker"></data><data key="v_document">d</data><data key="v_start">3</data>\
    <data key="v_end">11</data></node>
        <node id="n1"><data key="v_id">s2</data><data key="v_kind">claim</data><data key="v_text">Or not</data>\
    <data key="v_document"></data><data key="v_start">nan</data></node>
        <edge source="n1" target="n0"><data key="e_kind">rebuts</data><data key="e_confidence">nan</data>\
    <data key="e_id">s1</data></edge>
      </graph>
    </graphml>
    """

  static let yEd = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <!--Created by yEd 3.23-->
      <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
      <key for="port" id="d1" yfiles.type="portgraphics"/>
      <key for="node" id="d5" attr.name="description" attr.type="string"/>
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="graphml" id="d7" yfiles.type="resources"/>
      <key for="edge" id="d9" attr.name="description" attr.type="string"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed" id="G">
        <data key="d0" xml:space="preserve"/>
        <node id="n0" yfiles.foldertype="group">
          <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
            <y:NodeLabel>Objections</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
          <graph edgedefault="directed" id="n0:">
            <node id="n0::n0">
              <data key="d5"/>
              <data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0" x="1" y="2"/>
                <y:NodeLabel alignment="center">Firms stockpiled
    chips<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
                <y:Shape type="rectangle"/></y:ShapeNode></data>
              <port name="p"><data key="d1">x</data></port>
            </node>
          </graph>
        </node>
        <node id="n1">
          <data key="d5"/>
          <data key="d6"><y:ShapeNode><y:NodeLabel>Controls work</y:NodeLabel></y:ShapeNode></data>
        </node>
        <edge id="e0" source="n0::n0" target="n1">
          <data key="d9"/>
          <data key="d10"><y:PolyLineEdge><y:LineStyle color="#CC0000" type="line" width="1.0"/>
            <y:Arrows source="none" target="standard"/></y:PolyLineEdge></data>
        </edge>
        <edge id="e1" source="n1" target="n0::n0" directed="true">
          <data key="d10"><y:PolyLineEdge><y:LineStyle color="#000000"/>
            <y:EdgeLabel>undercuts</y:EdgeLabel></y:PolyLineEdge></data>
        </edge>
        <hyperedge><endpoint node="n1"/></hyperedge>
      </graph>
      <data key="d7"><y:Resources/></data>
    </graphml>
    """

  static let cytoscapeAndGephi = """
    <graphml>
      <key attr.name="Label" attr.type="string" for="node" id="label"/>
      <key attr.name="name" attr.type="string" for="node" id="name"/>
      <key attr.name="shared name" attr.type="string" for="node" id="shared name"/>
      <key attr.name="interaction" attr.type="string" for="edge" id="interaction"/>
      <key attr.name="r" attr.type="int" for="node" id="r"><default>7</default></key>
      <key attr.name="speaker" for="node" id="speaker"><default>Ann</default></key>
      <graph edgedefault="undirected">
        <edge id="1" source="62" target="63"><data key="interaction">Supporting (strong)</data></edge>
        <edge id="2" source="62" target="64"><data key="weight">-2</data></edge>
        <node id="62"><data key="shared name">x</data><data key="name">Sales fell</data></node>
        <node id="63"><data key="label">It works</data><data key="r">3</data><data key="speaker">Bo</data></node>
      </graph>
    </graphml>
    """
}
