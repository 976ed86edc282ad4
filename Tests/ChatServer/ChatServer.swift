import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A chat completions server on loopback that answers as it is told to.
package final class ChatServer: Sendable {
  package struct Request: Sendable {
    package var path: String
    package var headers: [String: String]
    package var body: String

    /// What the user asks.
    package var question: String {
      struct Body: Decodable {
        var messages: [Message]
        struct Message: Decodable { var content: String }
      }
      return (try? JSONDecoder().decode(Body.self, from: Data(body.utf8)))?.messages.last?.content ?? ""
    }
  }

  package enum Response: Sendable {
    /// The model's content in a proper completion.
    case content(String, finish: String = "stop")
    case status(Int, headers: [String: String] = [:], body: String = "")
    /// Headers, and then nothing.
    case stall
    /// Bytes without end.
    case endless
    /// The connection is closed.
    case hangUp
  }

  private let port: Int
  private let requests = Log()
  private let channel: any Channel

  package var address: String { "http://127.0.0.1:\(port)/v1" }

  /// The requests so far.
  package var log: [Request] { requests.all }

  /// Runs a body with a server.
  /// - Parameter respond: what it answers to a request; given the number of those before.
  package static func with<Result>(
    _ respond: @escaping @Sendable (Request, Int) -> Response, _ body: (ChatServer) async throws -> Result
  ) async throws -> Result {
    let server = try await ChatServer(respond)
    do {
      let result = try await body(server)
      try await server.channel.close()
      return result
    } catch {
      try await server.channel.close()
      throw error
    }
  }

  private init(_ respond: @escaping @Sendable (Request, Int) -> Response) async throws {
    let requests = requests
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
          try channel.pipeline.syncOperations.addHandler(
            Handler { request in respond(request, requests.add(request)) })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var requests: [Request] = []

    var all: [Request] { lock.withLock { requests } }

    /// - Returns: how many there were before.
    func add(_ request: Request) -> Int {
      lock.withLock {
        requests.append(request)
        return requests.count - 1
      }
    }
  }
}

private final class Handler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let respond: (ChatServer.Request) -> ChatServer.Response
  private var request = ChatServer.Request(path: "", headers: [:], body: "")

  init(_ respond: @escaping (ChatServer.Request) -> ChatServer.Response) { self.respond = respond }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
      request = ChatServer.Request(
        path: head.uri, headers: Dictionary(headers, uniquingKeysWith: { $1 }), body: "")
    case .body(let part): request.body += String(buffer: part)
    case .end: write(respond(request), context)
    }
  }

  private func write(_ response: ChatServer.Response, _ context: ChannelHandlerContext) {
    switch response {
    case .content(let content, let finish):
      let encoded = (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
      let body = """
        {"id": "c", "object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", \
        "content": \(encoded)}, "finish_reason": "\(finish)"}], "usage": {"total_tokens": 3}}
        """
      write(.ok, [:], body, context)
    case .status(let status, let headers, let body):
      write(HTTPResponseStatus(statusCode: status), headers, body, context)
    case .stall:
      context.writeAndFlush(wrapOutboundOut(.head(.init(version: .http1_1, status: .ok))), promise: nil)
    case .endless:
      context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: .ok))), promise: nil)
      writeOn(context)
    case .hangUp: context.close(promise: nil)
    }
  }

  private func write(
    _ status: HTTPResponseStatus, _ headers: [String: String], _ body: String,
    _ context: ChannelHandlerContext
  ) {
    var fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
    fields.add(name: "Content-Length", value: String(body.utf8.count))
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  /// Each piece follows the one before until the client hangs up.
  private func writeOn(_ context: ChannelHandlerContext) {
    let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: 1 << 16)
    let next = NIOLoopBound(context, eventLoop: context.eventLoop)
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece)))).whenSuccess {
      handler.value.writeOn(next.value)
    }
  }
}
