-- wrk: each request asks for one of the addresses in a file, one a line, taken at random.
local requests = {}

function init(arguments)
  for path in io.lines(arguments[1]) do requests[#requests + 1] = wrk.format("GET", path) end
  math.randomseed(os.time())
end

function request() return requests[math.random(#requests)] end
