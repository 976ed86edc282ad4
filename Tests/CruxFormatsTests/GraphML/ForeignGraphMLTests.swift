import CruxFormats
import CruxModel
import Testing

/// Files as other programs write them.
@Suite struct ForeignGraphMLTests {
  private func read(_ text: String) throws -> Reading { try GraphMLReader().read(Array(text.utf8)) }

  @Test func networkx() throws {
    let reading = try read(
      """
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
      """)
    let graph = reading.graph
    #expect(graph.title == "demo")
    #expect(
      graph.statements == [
        Statement(id: "a", kind: .claim, text: "Controls work"),
        Statement(id: "b", kind: .evidence, text: "Sales fell 40 %"),
        Statement(id: "c", kind: .claim, text: "c"),
      ])
    #expect(graph.relations.map(\.kind) == [.supports, .supports, .rebuts])
    #expect(graph.relations.map { $0.from + [$0.to] } == [["a", "c"], ["b", "a"], ["c", "a"]])
    #expect(Set(graph.relations.map(\.id)).count == 3)
    #expect(
      reading.findings.map(\.description) == [
        "line 11: The attribute \"size\" has no place in an argument graph. [dropped]",
        "line 11: A node that does not say its kind is taken for a claim (2 times). [assumed]",
        "line 19: A node without a text is given its id for one. [assumed]",
        "line 20: An edge that does not say its kind is taken for \"supports\". [assumed]",
        "line 21: The weight of an edge has no place in an argument graph. [dropped]",
      ])
  }

  /// igraph renames nodes and keeps their names in an attribute; it writes what is not there as empty or `nan`.
  @Test func igraph() throws {
    let reading = try read(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="v_id" for="node" attr.name="id" attr.type="string"/>
        <key id="v_kind" for="node" attr.name="kind" attr.type="string"/>
        <key id="v_text" for="node" attr.name="text" attr.type="string"/>
        <key id="v_speaker" for="node" attr.name="speaker" attr.type="string"/>
        <key id="v_document" for="node" attr.name="document" attr.type="string"/>
        <key id="v_start" for="node" attr.name="start" attr.type="double"/>
        <key id="v_end" for="node" attr.name="end" attr.type="double"/>
        <key id="e_kind" for="edge" attr.name="kind" attr.type="string"/>
        <key id="e_confidence" for="edge" attr.name="confidence" attr.type="double"/>
        <graph id="G" edgedefault="directed">
          <node id="n0"><data key="v_id">s1</data><data key="v_kind">claim</data><data key="v_text">It works</data>\
      <data key="v_speaker"></data><data key="v_document">d</data><data key="v_start">3</data>\
      <data key="v_end">11</data></node>
          <node id="n1"><data key="v_id">s2</data><data key="v_kind">claim</data><data key="v_text">Or not</data>\
      <data key="v_document"></data><data key="v_start">nan</data></node>
          <edge source="n1" target="n0"><data key="e_kind">rebuts</data><data key="e_confidence">nan</data></edge>
        </graph>
      </graphml>
      """)
    #expect(
      reading.graph.statements == [
        Statement(
          id: "s1", kind: .claim, text: "It works", anchor: Anchor(document: "d", start: 3, end: 11)),
        Statement(id: "s2", kind: .claim, text: "Or not"),
      ])
    #expect(reading.graph.relations.map { $0.from + [$0.to] } == [["s2", "s1"]])
    #expect(reading.graph.relations.map(\.confidence) == [nil])
    #expect(reading.findings == [])
  }

  @Test func yEd() throws {
    let reading = try read(
      """
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
      """)
    #expect(
      reading.graph.statements == [
        Statement(id: "n0::n0", kind: .claim, text: "Firms stockpiled\nchips"),
        Statement(id: "n1", kind: .claim, text: "Controls work"),
      ])
    #expect(
      reading.graph.relations == [
        Relation(id: "e0", kind: .rebuts, from: ["n0::n0"], to: "n1"),
        Relation(id: "e1", kind: .undercuts, from: ["n1"], to: "n0::n0"),
      ])
    #expect(
      reading.findings.map(\.description) == [
        "line 14: The drawing has no place in an argument graph (5 times). [dropped]",
        "line 23: A port has no place in an argument graph. [dropped]",
        "line 17: A node that does not say its kind is taken for a claim (3 times). [assumed]",
        "line 16: A nested graph is read as part of the first. [assumed]",
        "line 31: An edge in the colour #CC0000 is taken for \"rebuts\". [assumed]",
        "line 40: A hyperedge has no place in an argument graph. [dropped]",
        "line 13: A group is no statement; what is in it is kept. [dropped]",
      ])
  }

  @Test func cytoscapeAndGephi() throws {
    let reading = try read(
      """
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
      """)
    #expect(reading.graph.statements.map(\.text) == ["Sales fell", "It works"])
    #expect(reading.graph.statements.map(\.speaker) == ["Ann", "Bo"])
    #expect(
      reading.graph.relations == [
        Relation(id: "1", kind: .supports, from: ["62"], to: "63"),
        Relation(id: "2", kind: .rebuts, from: ["62"], to: "64"),
      ])
    #expect(
      reading.findings.map(\.message).contains("Edges without a direction are read from source to target."))
    #expect(reading.findings.map(\.message).contains("An edge of negative weight is taken for \"rebuts\"."))
    #expect(reading.graph.findings().map(\.code).contains(.danglingEnd))
  }

  @Test(arguments: [
    ("#00694B", Relation.Kind.supports), ("#00ff00", .supports), ("#D2480A", .rebuts), ("#FF0000", .rebuts),
    ("#cc0033", .rebuts), ("#5B2A86", .undercuts), ("#800080ff", .undercuts),
  ])
  func coloursOfLines(_ colour: String, _ kind: Relation.Kind) throws {
    let reading = try read(
      """
      <graphml><key id="d" for="edge" yfiles.type="edgegraphics"/><graph><node id="a"/><edge source="a" target="a">\
      <data key="d"><PolyLineEdge><LineStyle color="\(colour)"/></PolyLineEdge></data></edge></graph></graphml>
      """)
    #expect(reading.graph.relations.map(\.kind) == [kind])
  }
}
